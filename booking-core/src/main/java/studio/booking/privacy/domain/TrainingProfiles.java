package studio.booking.privacy.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import studio.booking.privacy.TrainingTier;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;

/**
 * The training profiles of the studio that the open unit of work is for, of clients who are there.
 */
public interface TrainingProfiles {
  Later<Optional<SealedTraining>> find(ClientId client);

  /** Which are wanted; null: any. Ages are those of the first of the month. */
  record Filter(
      @Nullable TrainingTier tier,
      @Nullable Gender gender,
      @Nullable Integer minAge,
      @Nullable Integer maxAge) {}

  /**
   * A profile in a list: nothing of what is encrypted is read for it.
   *
   * @param age null where the date of birth is not known
   */
  record Outline(ClientId client, @Nullable Age age, TrainingProfile open) {}

  /** By the clients' ids. Those that the database lets the caller see. */
  Later<List<Outline>> list(Filter filter, @Nullable ClientId after, int atMost);

  /** Adds one. Where there is one already, that is a lost race. */
  default void add(SealedTraining profile) {
    add(List.of(profile));
  }

  /** Adds several at once. */
  void add(List<SealedTraining> profiles);

  /** Puts it in the place of the one with the version before. Any other there is a lost race. */
  void replace(SealedTraining profile);

  /** Has nobody find the client's from now on. Nothing happens where nothing is kept. */
  void hide(ClientId client, Instant at);

  /** Has it found again. */
  void show(ClientId client);

  /** The client's date of birth is another. Nothing happens where there is no profile. */
  void age(ClientId client, @Nullable Age age);

  /** Takes a client's away. Again, or where there is none, it changes nothing. */
  void erase(ClientId client);
}
