package parcellocker.agent.store;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import parcellocker.agent.cabinet.CompartmentId;
import parcellocker.agent.delivery.Access;
import parcellocker.agent.delivery.Basis;
import parcellocker.agent.delivery.CourierId;
import parcellocker.agent.delivery.CredentialRef;
import parcellocker.agent.delivery.Delivery;
import parcellocker.agent.delivery.DeliveryId;
import parcellocker.agent.delivery.ExtensionOffer;
import parcellocker.agent.delivery.Extensions;
import parcellocker.agent.delivery.PersonRef;
import parcellocker.agent.delivery.StorageClock;
import parcellocker.agent.delivery.Verifier;
import parcellocker.agent.delivery.Waybill;

final class DeliveryRow implements RowCodec<DeliveryId, Delivery> {
    @Override
    public String table() {
        return "delivery";
    }

    @Override
    public List<String> columns() {
        return List.of(
                "id",
                "state",
                "compartment",
                "waybills",
                "courier",
                "recipient",
                "basis",
                "code_salt",
                "code_hash",
                "access",
                "armed_by",
                "armed_ref",
                "tries",
                "reopenings",
                "revoked",
                "storage_limit",
                "storage_counted",
                "storage_since",
                "storage_ended",
                "former",
                "extension_millis",
                "extension_times",
                "extensions_used",
                "storage_promised");
    }

    @Override
    public List<@Nullable Object> cells(DeliveryId id, Delivery row) {
        Access access = row.access();
        Optional<StorageClock> storage = row.storage();
        Extensions extensions = storage.map(StorageClock::extensions).orElse(Extensions.NONE);
        return Arrays.asList(
                cell(id),
                row.state().name(),
                row.compartment().value(),
                Cells.joined(row.waybills()),
                row.courier().value(),
                row.recipient().value(),
                row.basis().name(),
                row.code().salt(),
                row.code().hash(),
                access.state().name(),
                access.by().map(by -> by.kind().name()).orElse(null),
                access.by().map(CredentialRef::ref).orElse(null),
                Cells.joined(access.tries()),
                access.reopenings(),
                Cells.joined(access.revoked()),
                storage.map(StorageClock::limitMillis).orElse(null),
                storage.map(StorageClock::countedMillis).orElse(null),
                storage.map(DeliveryRow::since).orElse(null),
                storage.filter(StorageClock::ended).isPresent() ? 1 : 0,
                Cells.joined(access.former().stream().map(DeliveryRow::former).toList()),
                extensions.offer().millis(),
                extensions.offer().times(),
                extensions.used(),
                extensions.promisedMillis());
    }

    private static @Nullable Object since(StorageClock clock) {
        return clock.isRunning() ? clock.since().getAsLong() : null;
    }

    @Override
    public Object cell(DeliveryId id) {
        return id.value();
    }

    @Override
    public DeliveryId key(Cells cells) throws SQLException {
        return new DeliveryId(cells.text("id"));
    }

    @Override
    public Delivery row(Cells cells) throws SQLException {
        return new Delivery(
                key(cells),
                cells.list("waybills", Waybill::new),
                new CourierId(cells.text("courier")),
                new PersonRef(cells.text("recipient")),
                new CompartmentId(cells.text("compartment")),
                Basis.valueOf(cells.text("basis")),
                Delivery.State.valueOf(cells.text("state")),
                new Verifier(cells.text("code_salt"), cells.text("code_hash")),
                access(cells),
                storage(cells));
    }

    private static Optional<StorageClock> storage(Cells cells) throws SQLException {
        OptionalLong limit = cells.maybeNumber("storage_limit");
        return limit.isEmpty()
                ? Optional.empty()
                : Optional.of(new StorageClock(
                        limit.getAsLong(),
                        cells.number("storage_counted"),
                        cells.maybeNumber("storage_since"),
                        cells.count("storage_ended") != 0,
                        extensions(cells)));
    }

    private static Extensions extensions(Cells cells) throws SQLException {
        return new Extensions(
                new ExtensionOffer(cells.number("extension_millis"), cells.count("extension_times")),
                cells.count("extensions_used"),
                cells.number("storage_promised"));
    }

    /** Both parts are base64url: a dot is in neither. */
    private static String former(Verifier code) {
        return code.salt() + "." + code.hash();
    }

    private static Verifier former(String text) {
        int dot = text.indexOf('.');
        return new Verifier(text.substring(0, dot), text.substring(dot + 1));
    }

    private static Access access(Cells cells) throws SQLException {
        Optional<String> kind = cells.maybe("armed_by");
        Optional<CredentialRef> by = kind.isEmpty()
                ? Optional.empty()
                : Optional.of(new CredentialRef(CredentialRef.Kind.valueOf(kind.get()), cells.text("armed_ref")));
        return new Access(
                Access.State.valueOf(cells.text("access")),
                by,
                cells.list("tries", Long::valueOf),
                cells.count("reopenings"),
                cells.list("revoked", text -> text),
                cells.list("former", DeliveryRow::former));
    }
}
