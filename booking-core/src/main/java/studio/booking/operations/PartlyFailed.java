package studio.booking.operations;

/** A job did some of its work and failed at the rest, which the next run tries again. */
public final class PartlyFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Job.Report report;

  public PartlyFailed(Job.Report report, RuntimeException cause) {
    super("Some of it failed: " + report.counts(), cause);
    this.report = report;
  }

  /** What was done all the same. */
  public Job.Report report() {
    return report;
  }
}
