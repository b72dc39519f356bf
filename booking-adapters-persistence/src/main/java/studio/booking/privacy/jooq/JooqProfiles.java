package studio.booking.privacy.jooq;

import static java.util.stream.Collectors.toUnmodifiableMap;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.deleteFrom;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectFrom;
import static org.jooq.impl.DSL.update;
import static org.jooq.impl.DSL.val;
import static studio.booking.privacy.jooq.db.Tables.CLIENT_NAME;
import static studio.booking.privacy.jooq.db.Tables.CLIENT_PROFILE_PII;
import static studio.booking.privacy.jooq.db.Tables.CONTACT_INDEX;
import static studio.booking.privacy.jooq.db.Tables.WARD_BIRTH;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import studio.booking.privacy.domain.BlindIndex;
import studio.booking.privacy.domain.Ciphertext;
import studio.booking.privacy.domain.KeyId;
import studio.booking.privacy.domain.PiiField;
import studio.booking.privacy.domain.Profiles;
import studio.booking.privacy.domain.SealedName;
import studio.booking.privacy.domain.SealedProfile;
import studio.booking.shared.ClientId;
import studio.booking.shared.Later;
import studio.booking.shared.PersonId;
import studio.booking.shared.jooq.Columns;
import studio.booking.shared.jooq.Db;
import studio.booking.shared.jooq.Rows;

/** Encrypted profiles as rows. */
@Repository
class JooqProfiles implements Profiles {
  private final Db db;

  JooqProfiles(Db db) {
    this.db = db;
  }

  @Override
  public Later<Optional<SealedProfile>> find(ClientId client) {
    return db.one(
        selectFrom(CLIENT_PROFILE_PII)
            .where(CLIENT_PROFILE_PII.CLIENT_ID.eq(client.value()))
            // One that was erased has none.
            .and(CLIENT_PROFILE_PII.KEY_ID.isNotNull())
            .and(CLIENT_PROFILE_PII.DELETED_AT.isNull()),
        JooqProfiles::profile);
  }

  @Override
  public Later<Optional<SealedProfile>> hidden(ClientId client) {
    return db.one(
        selectFrom(CLIENT_PROFILE_PII)
            .where(CLIENT_PROFILE_PII.CLIENT_ID.eq(client.value()))
            .and(CLIENT_PROFILE_PII.KEY_ID.isNotNull()),
        JooqProfiles::profile);
  }

  @Override
  public void hide(ClientId client, @Nullable PersonId by, Instant at) {
    db.write(deleted(client, at, by == null ? null : by.value()));
  }

  @Override
  public void show(ClientId client) {
    db.write(deleted(client, null, null));
  }

  private static Query deleted(ClientId client, @Nullable Instant at, @Nullable UUID by) {
    return update(CLIENT_PROFILE_PII)
        .set(CLIENT_PROFILE_PII.DELETED_AT, val(at, CLIENT_PROFILE_PII.DELETED_AT))
        .set(CLIENT_PROFILE_PII.DELETED_BY, val(by, CLIENT_PROFILE_PII.DELETED_BY))
        .where(CLIENT_PROFILE_PII.CLIENT_ID.eq(client.value()));
  }

  @Override
  public Later<Map<ClientId, Born>> born(Collection<ClientId> clients) {
    return db.list(
            select(
                    CLIENT_PROFILE_PII.CLIENT_ID,
                    CLIENT_PROFILE_PII.KEY_ID,
                    CLIENT_PROFILE_PII.DATE_OF_BIRTH)
                .from(CLIENT_PROFILE_PII)
                .where(CLIENT_PROFILE_PII.CLIENT_ID.eq(any(ids(clients))))
                .and(CLIENT_PROFILE_PII.DATE_OF_BIRTH.isNotNull())
                .and(CLIENT_PROFILE_PII.DELETED_AT.isNull()),
            row ->
                Map.entry(
                    new ClientId(row.get(CLIENT_PROFILE_PII.CLIENT_ID)),
                    new Born(
                        new KeyId(row.get(CLIENT_PROFILE_PII.KEY_ID)),
                        Ciphertext.of(row.get(CLIENT_PROFILE_PII.DATE_OF_BIRTH)))))
        .map(
            found ->
                found.stream().collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public Later<Map<ClientId, Born>> wardBorn(ClientId ward) {
    return db.one(
            selectFrom(WARD_BIRTH)
                .where(WARD_BIRTH.CLIENT_ID.eq(ward.value()))
                .and(WARD_BIRTH.DATE_OF_BIRTH.isNotNull()),
            row ->
                Map.of(
                    ward,
                    new Born(
                        new KeyId(row.get(WARD_BIRTH.KEY_ID)),
                        Ciphertext.of(row.get(WARD_BIRTH.DATE_OF_BIRTH)))))
        .map(found -> found.orElse(Map.of()));
  }

  @Override
  public Later<Map<ClientId, SealedName>> names(Collection<ClientId> clients) {
    return db.list(
            selectFrom(CLIENT_NAME)
                .where(
                    CLIENT_NAME.CLIENT_ID.eq(
                        any(clients.stream().map(ClientId::value).toArray(UUID[]::new))))
                .and(CLIENT_NAME.PREFERRED_NAME.isNotNull().or(CLIENT_NAME.FULL_NAME.isNotNull())),
            row -> Map.entry(new ClientId(row.get(CLIENT_NAME.CLIENT_ID)), name(row)))
        .map(
            found ->
                found.stream().collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  /** As {@link studio.booking.privacy.domain.PersonalData#displayName}. */
  private static SealedName name(Record row) {
    var preferred = row.get(CLIENT_NAME.PREFERRED_NAME);
    return new SealedName(
        new KeyId(row.get(CLIENT_NAME.KEY_ID)),
        preferred != null ? PiiField.PREFERRED_NAME : PiiField.FULL_NAME,
        Ciphertext.of(preferred != null ? preferred : row.get(CLIENT_NAME.FULL_NAME)));
  }

  @Override
  public Later<Map<ClientId, SealedProfile>> find(Collection<ClientId> clients) {
    return db.list(
            selectFrom(CLIENT_PROFILE_PII)
                .where(CLIENT_PROFILE_PII.CLIENT_ID.eq(any(ids(clients))))
                .and(CLIENT_PROFILE_PII.DELETED_AT.isNull()),
            JooqProfiles::profile)
        .map(found -> found.stream().collect(toUnmodifiableMap(SealedProfile::client, one -> one)));
  }

  @Override
  public Later<Map<BlindIndex, ClientId>> withEmail(Collection<BlindIndex> emails) {
    return db.list(
            select(CONTACT_INDEX.CLIENT_ID, CONTACT_INDEX.DIGEST)
                .from(CONTACT_INDEX)
                // In the text, so that the partial index is seen to do.
                .where(CONTACT_INDEX.CONTACT.eq(inline(Contact.EMAIL.name())))
                .and(
                    CONTACT_INDEX.DIGEST.eq(
                        any(emails.stream().map(BlindIndex::bytes).toArray(byte[][]::new)))),
            row ->
                Map.entry(
                    BlindIndex.of(row.get(CONTACT_INDEX.DIGEST)),
                    new ClientId(row.get(CONTACT_INDEX.CLIENT_ID))))
        .map(
            found ->
                found.stream().collect(toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  @Override
  public void add(List<SealedProfile> profiles) {
    var rows = Rows.<SealedProfile>of(profiles, "made");
    var columns =
        new Columns<>(db, CLIENT_PROFILE_PII.ORGANIZATION_ID, rows)
            .uuid(CLIENT_PROFILE_PII.CLIENT_ID, profile -> profile.client().value())
            .uuid(CLIENT_PROFILE_PII.KEY_ID, profile -> profile.key().value())
            .instant(CLIENT_PROFILE_PII.CREATED_AT, SealedProfile::encryptedAt)
            .instant(CLIENT_PROFILE_PII.ENCRYPTED_AT, SealedProfile::encryptedAt)
            .bigNumber(CLIENT_PROFILE_PII.VERSION, SealedProfile::version);
    for (var field : PiiField.values()) {
      columns.bytes(column(field), profile -> bytes(profile.fields().get(field)));
    }
    db.write(
        insertInto(CLIENT_PROFILE_PII)
            .columns(columns.names())
            .select(select(columns.values()).from(columns.table()))
            .onConflictDoNothing(),
        profiles.size());
  }

  private static byte @Nullable [] bytes(@Nullable Ciphertext text) {
    return text == null ? null : text.bytes();
  }

  private static UUID[] ids(Collection<ClientId> clients) {
    return clients.stream().map(ClientId::value).distinct().toArray(UUID[]::new);
  }

  @Override
  public void replace(SealedProfile profile) {
    db.write(
        update(CLIENT_PROFILE_PII)
            .set(values(profile))
            .where(CLIENT_PROFILE_PII.CLIENT_ID.eq(profile.client().value()))
            .and(CLIENT_PROFILE_PII.DELETED_AT.isNull())
            .and(CLIENT_PROFILE_PII.VERSION.eq(profile.version() - 1)),
        1);
  }

  @Override
  public void index(ClientId client, Contact contact, @Nullable BlindIndex index) {
    db.write(
        deleteFrom(CONTACT_INDEX)
            .where(CONTACT_INDEX.CLIENT_ID.eq(client.value()))
            .and(CONTACT_INDEX.CONTACT.eq(contact.name())));
    if (index != null) index(List.of(new Found(client, contact, index)));
  }

  @Override
  public void index(List<Found> contacts) {
    var columns =
        new Columns<>(db, CONTACT_INDEX.ORGANIZATION_ID, Rows.<Found>of(contacts, "made"))
            .uuid(CONTACT_INDEX.CLIENT_ID, found -> found.client().value())
            .text(CONTACT_INDEX.CONTACT, found -> found.contact().name())
            .bytes(CONTACT_INDEX.DIGEST, found -> found.index().bytes());
    db.write(
        insertInto(CONTACT_INDEX)
            .columns(columns.names())
            .select(select(columns.values()).from(columns.table()))
            .onConflictDoNothing(),
        contacts.size());
  }

  @Override
  public void erase(ClientId client) {
    db.write(
        update(CLIENT_PROFILE_PII)
            .set(nothing())
            .where(CLIENT_PROFILE_PII.CLIENT_ID.eq(client.value()))
            .and(CLIENT_PROFILE_PII.KEY_ID.isNotNull()));
    db.write(deleteFrom(CONTACT_INDEX).where(CONTACT_INDEX.CLIENT_ID.eq(client.value())));
  }

  private static Map<Field<?>, @Nullable Object> nothing() {
    var values = new HashMap<Field<?>, @Nullable Object>();
    for (var field : PiiField.values()) values.put(column(field), null);
    values.put(CLIENT_PROFILE_PII.KEY_ID, null);
    values.put(CLIENT_PROFILE_PII.ENCRYPTED_AT, null);
    values.put(CLIENT_PROFILE_PII.VERSION, CLIENT_PROFILE_PII.VERSION.plus(1));
    return values;
  }

  private static Map<Field<?>, @Nullable Object> values(SealedProfile profile) {
    var values = new HashMap<Field<?>, @Nullable Object>();
    for (var field : PiiField.values()) {
      var text = profile.fields().get(field);
      values.put(column(field), text == null ? null : text.bytes());
    }
    values.put(CLIENT_PROFILE_PII.KEY_ID, profile.key().value());
    values.put(CLIENT_PROFILE_PII.ENCRYPTED_AT, profile.encryptedAt());
    values.put(CLIENT_PROFILE_PII.VERSION, profile.version());
    return values;
  }

  private static SealedProfile profile(Record row) {
    var fields = new EnumMap<PiiField, Ciphertext>(PiiField.class);
    for (var field : PiiField.values()) {
      var bytes = row.get(column(field));
      if (bytes != null) fields.put(field, Ciphertext.of(bytes));
    }
    return new SealedProfile(
        new ClientId(row.get(CLIENT_PROFILE_PII.CLIENT_ID)),
        new KeyId(row.get(CLIENT_PROFILE_PII.KEY_ID)),
        fields,
        row.get(CLIENT_PROFILE_PII.ENCRYPTED_AT),
        row.get(CLIENT_PROFILE_PII.VERSION));
  }

  private static Field<byte[]> column(PiiField field) {
    return switch (field) {
      case FULL_NAME -> CLIENT_PROFILE_PII.FULL_NAME;
      case PREFERRED_NAME -> CLIENT_PROFILE_PII.PREFERRED_NAME;
      case DATE_OF_BIRTH -> CLIENT_PROFILE_PII.DATE_OF_BIRTH;
      case BLOOD_TYPE -> CLIENT_PROFILE_PII.BLOOD_TYPE;
      case PHONE_NUMBER -> CLIENT_PROFILE_PII.PHONE_NUMBER;
      case EMAIL -> CLIENT_PROFILE_PII.EMAIL;
      case EMERGENCY_NAME -> CLIENT_PROFILE_PII.EMERGENCY_NAME;
      case EMERGENCY_RELATIONSHIP -> CLIENT_PROFILE_PII.EMERGENCY_RELATIONSHIP;
      case EMERGENCY_PHONE -> CLIENT_PROFILE_PII.EMERGENCY_PHONE;
      case STREET -> CLIENT_PROFILE_PII.STREET;
      case CITY -> CLIENT_PROFILE_PII.CITY;
      case STATE -> CLIENT_PROFILE_PII.STATE;
      case ZIP -> CLIENT_PROFILE_PII.ZIP;
    };
  }
}
