package studio.booking.wiring.metrics;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Counts only what stays: a unit of work may be rolled back, and run again. */
final class AfterCommit {
  private AfterCommit() {}

  static void count(Runnable counting) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            counting.run();
          }
        });
  }
}
