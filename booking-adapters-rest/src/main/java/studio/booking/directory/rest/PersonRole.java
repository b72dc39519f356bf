package studio.booking.directory.rest;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import studio.booking.shared.Role;

/** What a person can be: the roles that the API speaks of. */
enum PersonRole {
  AI_SERVICE,
  CLIENT,
  COACH,
  ADMIN,
  OWNER;

  /** As in tokens, such as {@code ai_service}. */
  public String word() {
    return role().word();
  }

  private Role role() {
    return Role.valueOf(name());
  }

  static Set<Role> roles(Collection<PersonRole> words) {
    return words.stream().map(PersonRole::role).collect(Collectors.toUnmodifiableSet());
  }

  /** From least to most. */
  static List<PersonRole> of(Set<Role> roles) {
    return EnumSet.allOf(PersonRole.class).stream()
        .filter(word -> roles.contains(word.role()))
        .toList();
  }
}
