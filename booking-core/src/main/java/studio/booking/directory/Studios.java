package studio.booking.directory;

import studio.booking.shared.Later;

/** The settings of the studio that the open unit of work is for. */
public interface Studios {
  Later<Studio> current();
}
