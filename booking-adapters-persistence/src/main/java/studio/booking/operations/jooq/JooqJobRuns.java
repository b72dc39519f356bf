package studio.booking.operations.jooq;

import static org.jooq.impl.DSL.currentInstant;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.update;
import static studio.booking.operations.jooq.db.Tables.JOB_RUN;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.operations.Job.Report;
import studio.booking.operations.domain.JobRun;
import studio.booking.operations.domain.JobRun.Outcome;
import studio.booking.operations.domain.JobRuns;
import studio.booking.shared.Ids;
import studio.booking.shared.OrganizationId;
import studio.booking.shared.jooq.Backstage;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Runs as rows. An index lets a job have one at most that is running. */
@Repository
class JooqJobRuns implements JobRuns {
  /** Each check of the stop sign prolongs it, and no set takes half as long. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private static final int KEPT = 100;
  private static final JsonMapper JSON = new JsonMapper();

  private final Backstage backstage;

  JooqJobRuns(Backstage backstage) {
    this.backstage = backstage;
  }

  @Override
  public Optional<UUID> begin(String job, @Nullable OrganizationId organization) {
    backstage.execute(
        update(JOB_RUN)
            .set(JOB_RUN.OUTCOME, Outcome.FAILED.name())
            .set(JOB_RUN.FINISHED_AT, currentInstant())
            .where(JOB_RUN.JOB.eq(job))
            .and(JOB_RUN.OUTCOME.eq(Outcome.RUNNING.name()))
            .and(JOB_RUN.ALIVE_UNTIL.lt(currentInstant())));
    var id = Ids.next();
    int begun =
        backstage.execute(
            insertInto(JOB_RUN)
                .set(JOB_RUN.JOB, job)
                .set(JOB_RUN.ID, id)
                .set(JOB_RUN.ORGANIZATION_ID, organization == null ? null : organization.value())
                .set(JOB_RUN.STARTED_AT, currentInstant())
                .set(JOB_RUN.OUTCOME, Outcome.RUNNING.name())
                .set(JOB_RUN.ALIVE_UNTIL, leaseEnd())
                .onConflictDoNothing());
    return begun == 1 ? Optional.of(id) : Optional.empty();
  }

  @Override
  public void goesOn(String job, UUID run) {
    backstage.execute(
        update(JOB_RUN)
            .set(JOB_RUN.ALIVE_UNTIL, leaseEnd())
            .where(JOB_RUN.JOB.eq(job))
            .and(JOB_RUN.ID.eq(run)));
  }

  @Override
  public JobRun end(String job, UUID run, Outcome outcome, Report report) {
    var ended =
        backstage
            .ask(
                update(JOB_RUN)
                    .set(JOB_RUN.OUTCOME, outcome.name())
                    .set(JOB_RUN.FINISHED_AT, currentInstant())
                    .set(JOB_RUN.REPORT, json(report))
                    .where(JOB_RUN.JOB.eq(job))
                    .and(JOB_RUN.ID.eq(run))
                    .returningResult(JOB_RUN.fields()),
                JooqJobRuns::jobRun)
            .getFirst();
    backstage.execute(
        deleteFrom(JOB_RUN)
            .where(JOB_RUN.JOB.eq(job))
            .and(JOB_RUN.OUTCOME.ne(Outcome.RUNNING.name()))
            .and(
                JOB_RUN.ID.lt(
                    select(JOB_RUN.ID)
                        .from(JOB_RUN)
                        .where(JOB_RUN.JOB.eq(job))
                        .orderBy(JOB_RUN.ID.desc())
                        .offset(KEPT - 1)
                        .limit(1))));
    return ended;
  }

  @Override
  public List<JobRun> last(Collection<String> jobs, @Nullable OrganizationId organization) {
    var whose =
        organization == null
            ? noCondition()
            : JOB_RUN.ORGANIZATION_ID.isNull().or(JOB_RUN.ORGANIZATION_ID.eq(organization.value()));
    return backstage.ask(
        select(JOB_RUN.fields())
            .distinctOn(JOB_RUN.JOB)
            .from(JOB_RUN)
            .where(JOB_RUN.JOB.in(jobs))
            .and(whose)
            .orderBy(JOB_RUN.JOB, JOB_RUN.ID.desc()),
        JooqJobRuns::jobRun);
  }

  private static Field<Instant> leaseEnd() {
    return field(
        "current_timestamp + make_interval(secs => {0})",
        Instant.class, org.jooq.impl.DSL.inline(LEASE.toSeconds()));
  }

  private static JSONB json(Report report) {
    return JSONB.jsonb(JSON.writeValueAsString(report.counts()));
  }

  private static JobRun jobRun(Record row) {
    var organization = row.get(JOB_RUN.ORGANIZATION_ID);
    Map<String, Long> counts =
        JSON.readValue(
            row.get(JOB_RUN.REPORT).data(), new TypeReference<TreeMap<String, Long>>() {});
    return new JobRun(
        row.get(JOB_RUN.JOB),
        row.get(JOB_RUN.ID),
        organization == null ? null : new OrganizationId(organization),
        row.get(JOB_RUN.STARTED_AT),
        row.get(JOB_RUN.FINISHED_AT),
        Outcome.valueOf(row.get(JOB_RUN.OUTCOME)),
        new Report(counts));
  }
}
