package planted.thing.rest;

import planted.thing.jooq.AsksTheWeb;

public record AsksTheDatabase(AsksTheWeb table) {}
