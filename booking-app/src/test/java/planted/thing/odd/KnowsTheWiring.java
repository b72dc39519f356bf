package planted.thing.odd;

import studio.booking.wiring.Refusal;

record KnowsTheWiring(Refusal refusal) {}
