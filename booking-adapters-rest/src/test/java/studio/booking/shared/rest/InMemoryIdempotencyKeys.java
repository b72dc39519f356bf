package studio.booking.shared.rest;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import studio.booking.shared.Caller;
import studio.booking.shared.IdempotencyKeys;

/** Answers by key, route and person. */
class InMemoryIdempotencyKeys implements IdempotencyKeys {
  private final InMemoryUnitOfWork unitOfWork;
  private final Map<String, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(String fingerprint, Answer answer) {}

  InMemoryIdempotencyKeys(InMemoryUnitOfWork unitOfWork) {
    this.unitOfWork = unitOfWork;
  }

  @Override
  public void claim(Caller caller, Use use) {
    if (use.key().equals("in-use")) throw new Taken(Taken.Because.IN_USE, null);
    var earlier = kept.get(place(caller, use));
    if (earlier == null) return;
    if (!earlier.fingerprint().equals(use.fingerprint())) {
      throw new Taken(Taken.Because.ANOTHER_BODY, null);
    }
    throw new Taken(Taken.Because.ANSWERED, earlier.answer());
  }

  @Override
  public void keep(Caller caller, Use use, Answer answer, Instant now) {
    unitOfWork.write(() -> kept.put(place(caller, use), new Kept(use.fingerprint(), answer)));
  }

  private static String place(Caller caller, Use use) {
    return caller.organization() + "|" + caller.person() + "|" + use.route() + "|" + use.key();
  }
}
