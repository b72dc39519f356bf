package studio.booking.consent;

import java.util.regex.Pattern;

/**
 * What people are asked about. Every studio has those that are named here, and may add its own.
 *
 * @param value small letters, digits and underscores, such as {@code ai_processing}
 */
public record ConsentType(String value) {
  // First: the constants below are held to it.
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,39}");

  public static final ConsentType DATA_COLLECTION = new ConsentType("data_collection");
  public static final ConsentType AI_PROCESSING = new ConsentType("ai_processing");
  public static final ConsentType THIRD_PARTY_SHARING = new ConsentType("third_party_sharing");
  public static final ConsentType WEARABLE_INTEGRATION = new ConsentType("wearable_integration");
  public static final ConsentType PHOTO_ANALYSIS = new ConsentType("photo_analysis");
  public static final ConsentType VOICE_TRANSCRIPTION = new ConsentType("voice_transcription");
  public static final ConsentType MARKETING_MESSAGES = new ConsentType("marketing_messages");

  /**
   * @throws IllegalArgumentException when it is no such word
   */
  public ConsentType {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "must be 1 to 40 small letters, digits and underscores, a letter first");
    }
  }

  /** Whether a guardian can agree to it for somebody who is not of age. */
  public boolean isOpenToGuardians() {
    return !equals(AI_PROCESSING) && !equals(MARKETING_MESSAGES);
  }
}
