package planted.thing.jooq;

import org.jooq.Query;

class RunsItself {
  void run(Query query) {
    query.execute();
  }
}
