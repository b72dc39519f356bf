package planted.thing.application;

import studio.booking.shared.Collaborator;

@Collaborator
public final class IsOpenToAll {}
