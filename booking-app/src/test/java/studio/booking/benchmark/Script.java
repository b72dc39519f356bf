package studio.booking.benchmark;

import java.util.List;

/** Scripts for pgbench, made of statements. */
final class Script {
  private Script() {}

  /** One statement after the other, each waiting for its answer. */
  static String oneByOne(String variables, List<String> statements) {
    var script = new StringBuilder(variables);
    for (var sql : statements) script.append(sql).append(isClaim(sql) ? " \\gset p_\n" : ";\n");
    return script.toString();
  }

  /** As few round trips as pgbench can do with: it must stop only to hear which place it got. */
  static String pipelined(String variables, List<String> statements) {
    var script = new StringBuilder(variables);
    boolean open = false;
    for (var sql : statements) {
      if (isClaim(sql) == open) script.append(open ? "\\endpipeline\n" : "\\startpipeline\n");
      if (isClaim(sql)) {
        script.append(sql).append(" \\gset p_\n");
        open = false;
      } else {
        script.append(sql).append(";\n");
        open = true;
      }
    }
    return script.append(open ? "\\endpipeline\n" : "").toString();
  }

  /** The one statement whose answer the later ones need: which place was free. */
  private static boolean isClaim(String sql) {
    return sql.contains("skip locked");
  }
}
