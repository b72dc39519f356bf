package studio.booking.shared.rest;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Somebody forgot to say who may call it. */
@RestController
class ForgottenController {
  @GetMapping("/api/forgotten")
  String forgotten() {
    return "secret";
  }
}
