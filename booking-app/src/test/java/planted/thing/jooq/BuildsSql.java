package planted.thing.jooq;

import org.jooq.Condition;
import org.jooq.impl.DSL;

class BuildsSql {
  Condition called(String name) {
    return DSL.condition("name = '" + name + "'");
  }
}
