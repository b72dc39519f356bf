package studio.booking.privacy.application;

import java.time.Clock;
import studio.booking.consent.ConsentsUnderAge;
import studio.booking.directory.Studios;
import studio.booking.privacy.domain.Age;
import studio.booking.privacy.domain.PersonalData;
import studio.booking.privacy.domain.TrainingProfiles;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Collaborator;

/** Has follow what hangs on a date of birth: the age that is kept in clear, and old consents. */
@Collaborator
class Ages {
  private final TrainingProfiles trainings;
  private final ConsentsUnderAge consents;
  private final Studios studios;
  private final Clock clock;

  Ages(TrainingProfiles trainings, ConsentsUnderAge consents, Studios studios, Clock clock) {
    this.trainings = trainings;
    this.consents = consents;
    this.studios = studios;
    this.clock = clock;
  }

  void write(Caller caller, ClientId client, PersonalData data) {
    var born = data.dateOfBirth();
    var today = studios.current().get().dateOf(clock.instant());
    trainings.age(client, born == null ? null : Age.inMonthOf(today, born));
    if (born != null) consents.end(caller, client, born);
  }
}
