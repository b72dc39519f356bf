package planted.thing.jooq;

import org.jooq.DSLContext;

record GoesPastUnitsOfWork(DSLContext database) {}
