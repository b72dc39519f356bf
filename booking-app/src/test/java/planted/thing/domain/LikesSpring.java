package planted.thing.domain;

import org.springframework.stereotype.Component;

@Component
class LikesSpring {}
