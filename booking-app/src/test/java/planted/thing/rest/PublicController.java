package planted.thing.rest;

import org.springframework.web.bind.annotation.RestController;

@RestController
public class PublicController {}
