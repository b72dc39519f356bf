package planted.thing.jooq;

import planted.thing.rest.AsksTheDatabase;

public record AsksTheWeb(AsksTheDatabase controller) {}
