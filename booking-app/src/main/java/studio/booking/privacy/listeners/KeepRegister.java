package studio.booking.privacy.listeners;

import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import studio.booking.directory.ClientLeft;
import studio.booking.privacy.application.NoteErasures;
import studio.booking.shared.Caller;

/** Has the register know of who asked to be erased; what it misses, the job sees to. */
@Component
class KeepRegister {
  private final NoteErasures noteErasures;

  KeepRegister(NoteErasures noteErasures) {
    this.noteErasures = noteErasures;
  }

  @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
  void on(ClientLeft event) {
    noteErasures.note(Caller.system(event.organization(), "note-erasures"), event.client());
  }
}
