-- Who is who. Times are seconds since 1970, so that one clock, the bridge's, decides.

-- A locker's device key, and the next one from its renewal until it is used. The staff key rests sealed to the city.
create table trust_locker (
    locker     text primary key,
    device_key text   not null,
    next_key   text,
    signing    text   not null,
    staff_seal text   not null,
    revoked_at bigint
);

create table trust_token (
    hash       text primary key,
    locker     text   not null,
    expires_at bigint not null,
    used_by    text,
    epoch      bigint
);
create index trust_token_locker on trust_token (locker);

-- Every certificate ever given; a revoked one is listed for the broker until it ends.
create table trust_certificate (
    serial     text primary key,
    locker     text   not null,
    device_key text   not null,
    issuer     text   not null,
    not_after  bigint not null,
    pem        text   not null,
    revoked_at bigint
);
create index trust_certificate_locker on trust_certificate (locker);
create index trust_certificate_key on trust_certificate (device_key);
