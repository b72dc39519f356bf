package studio.booking.directory.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import studio.booking.directory.application.ListClients;
import studio.booking.directory.domain.Client;
import studio.booking.shared.Caller;
import studio.booking.shared.ClientId;
import studio.booking.shared.Page;
import studio.booking.shared.Role;
import studio.booking.shared.rest.Allow;
import studio.booking.shared.rest.Answer;
import studio.booking.shared.rest.Answers;
import studio.booking.shared.rest.Problems;

/** Clients, under their aliases. */
@RestController
@RequestMapping("/api/clients")
@Tag(name = "Clients")
class ClientController {
  private final ListClients listClients;

  ClientController(ListClients listClients) {
    this.listClients = listClients;
  }

  record ClientView(ClientId id, String alias) {
    static ClientView of(Client client) {
      return new ClientView(client.id(), client.alias());
    }
  }

  @Operation(summary = "Lists clients: all to admins, to a coach those assigned to them today")
  @GetMapping
  @Allow({Role.COACH, Role.ADMIN})
  Page<ClientView> list(Caller caller, Page.Request page) {
    return listClients.list(caller, page).map(ClientView::of);
  }

  @Operation(summary = "Shows a client to themself, a coach they are assigned to, or an admin")
  @GetMapping("/{id}")
  @Allow({Role.CLIENT, Role.COACH, Role.ADMIN})
  @Answer(ClientView.class)
  ResponseEntity<?> show(Caller caller, @PathVariable UUID id) {
    var found = listClients.find(caller, new ClientId(id));
    if (found.isEmpty()) return Problems.notFound("There is no such client.");
    return Answers.ok(ClientView.of(found.get()), found.get().version());
  }
}
