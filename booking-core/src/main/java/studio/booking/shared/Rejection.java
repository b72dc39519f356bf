package studio.booking.shared;

/** An outcome that says no. The unit of work that it is returned from is rolled back. */
public interface Rejection {}
