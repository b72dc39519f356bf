/**
 * Measures the program against pgbench, PostgreSQL's own yardstick, side by side on one machine.
 * Run by {@code -Pbenchmarks}; how to read what comes out is told in docs/benchmarks.md.
 */
@NullMarked
package studio.booking.benchmark;

import org.jspecify.annotations.NullMarked;
