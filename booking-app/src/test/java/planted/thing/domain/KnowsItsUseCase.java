package planted.thing.domain;

import planted.thing.application.DoesNotAskWhoCalls;

record KnowsItsUseCase(DoesNotAskWhoCalls useCase) {}
