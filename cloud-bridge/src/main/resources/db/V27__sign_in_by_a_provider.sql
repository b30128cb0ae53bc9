-- People for whom a provider vouches (OpenID Connect), beside those with a password here.

-- Both, or neither: whoever has them is known by them, and has no password here. Their name holds a sign that no other name may hold.
alter table account_holder add column issuer text;
alter table account_holder add column subject text;
alter table account_holder alter column verifier drop not null;
alter table account_holder alter column password_at drop not null;
alter table account_holder add constraint account_holder_origin check (
    (issuer is null) = (subject is null)
    and (issuer is null) = (verifier is not null)
    and (issuer is null) = (password_at is not null)
    and (issuer is null or drawn_until is null)
    and (issuer is null) = (name not like '%~%'));
create unique index account_holder_person on account_holder (issuer, subject) where issuer is not null;

-- Whoever is on their way to the provider and back. A row goes at the first return, so it is good once, at whichever bridge. What
-- stands here opens nothing: state and browser are hashes, and what the browser keeps is nowhere else.
create table oidc_errand (
    state    text primary key,
    browser  text not null,
    language text not null,
    -- The hash of a session that ends when this one begins; empty: none.
    before   text not null,
    begun_at timestamptz not null
);
create index oidc_errand_begun_at on oidc_errand (begun_at);
