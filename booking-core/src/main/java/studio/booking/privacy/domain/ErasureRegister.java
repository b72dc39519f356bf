package studio.booking.privacy.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import studio.booking.shared.ClientId;
import studio.booking.shared.OrganizationId;

/**
 * What must be known of erasures when the database is put back to what it was before them: kept
 * with the keys, apart from that database and its backups. Of who was erased, the destroyed key is
 * the entry.
 *
 * <p>No transaction goes over both. So whatever keeps data (a hold, an undo) is noted here before
 * it is committed there, and whatever takes data away after it: killed between the two, the
 * register errs on the side on which nothing is lost, and the job that looks at it next puts it
 * right.
 */
public interface ErasureRegister {
  /** Keeps how the client's case stands, whatever was noted before. Done at once. */
  void note(OrganizationId organization, ErasureCase noted);

  /** Those that were asked for or held when they were last noted, by client. */
  List<ErasureCase> open(OrganizationId organization, @Nullable ClientId after, int atMost);

  /** Studios in which anybody asked, or was erased. */
  List<OrganizationId> studios();
}
