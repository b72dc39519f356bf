package studio.booking.privacy.application;

import java.time.Clock;
import studio.booking.directory.Studios;
import studio.booking.privacy.domain.Age;
import studio.booking.privacy.domain.PersonalData;
import studio.booking.privacy.domain.TrainingProfiles;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;

/** Has the age that is kept in clear follow the date of birth. */
@Collaborator
class Ages {
  private final TrainingProfiles trainings;
  private final Studios studios;
  private final Clock clock;

  Ages(TrainingProfiles trainings, Studios studios, Clock clock) {
    this.trainings = trainings;
    this.studios = studios;
    this.clock = clock;
  }

  void write(ClientId client, PersonalData data) {
    var born = data.dateOfBirth();
    var today = studios.current().get().dateOf(clock.instant());
    trainings.age(client, born == null ? null : Age.inMonthOf(today, born));
  }
}
