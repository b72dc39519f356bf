ALTER TABLE directory.organization
  -- Under this age somebody else agrees for a client (GDPR Art. 8: 13 to 16, by country).
  ADD COLUMN guardian_age int NOT NULL DEFAULT 16
    CONSTRAINT guardians_are_for_the_young CHECK (guardian_age BETWEEN 0 AND 21),
  -- For how long training data stay that nobody has touched.
  ADD COLUMN data_retention_years int NOT NULL DEFAULT 7
    CONSTRAINT data_are_kept_for_some_time CHECK (data_retention_years BETWEEN 1 AND 50);
