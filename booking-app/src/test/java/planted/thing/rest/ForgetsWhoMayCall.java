package planted.thing.rest;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ForgetsWhoMayCall {
  @GetMapping("/planted")
  String tell() {
    return "anybody";
  }
}
