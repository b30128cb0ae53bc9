package parcellocker.bridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parcellocker.bridge.Broker;
import parcellocker.bridge.Journal;
import parcellocker.bridge.Postgres;
import parcellocker.bridge.link.Login;
import parcellocker.bridge.web.Client;
import parcellocker.bridge.web.Web;
import parcellocker.contract.directive.Directive;
import parcellocker.contract.entry.Fact;
import parcellocker.contract.topic.LockerId;
import parcellocker.contract.wire.Jose;
import parcellocker.contract.wire.QrToken;

/** A bridge that ends, and another on the same database with rotated keys. */
class RotatedBridgeTest {
    private static final LockerId LOCKER = new LockerId("ROT-1");

    @TempDir
    Path folder;

    @Test
    void what_was_signed_and_sealed_before_is_sent_and_read_after_a_rotation() throws Exception {
        Keys before = Keys.fresh();
        Keys after = before.rotated(EnumSet.allOf(Keys.Purpose.class));
        String database = Postgres.create();
        try (Broker broker = new Broker(folder)) {
            try (Bridge bridge = new Bridge(config(broker, database), before);
                    StreetLocker locker = locker(broker, bridge, before)) {
                Client client = new Client(bridge.url());
                client.post("/v1/lockers", registration());
                announce(client, "YTROT1");
                announce(client, "YTROT2");
                locker.birth("nonce-1", 0, 0);
                locker.directive();
                Journal journal = new Journal(LOCKER, 1);
                String code = journal.attach(
                        "{\"delivery\":\"00000000000000f1\",\"code\":\"13572468\"}",
                        Jose.publicOf(before.sealing().present()));
                journal.add(new Fact.DirectiveTaken(1, "Announce", null, null))
                        .deposit("00000000000000f1", "A01", "YTROT1", code);
                locker.send(journal.all());
                locker.ack();
            }
            try (Bridge bridge = new Bridge(config(broker, database), after);
                    StreetLocker locker = locker(broker, bridge, after)) {
                Client client = new Client(bridge.url());
                assertThat(Client.json(client.get("/v1/notices")).toString()).contains("13572468");
                assertThat(Client.json(client.get("/v1/parcels/YTROT2")).toString())
                        .contains("1******5678");
                // StreetLocker believes the new key alone: each of these was verified under it.
                locker.birth("nonce-2", 4, 1);
                assertThat(locker.directive().directive()).isInstanceOf(Directive.Welcome.class);
                assertThat(locker.directive()).satisfies(second -> {
                    assertThat(second.number()).isEqualTo(2);
                    assertThat(second.directive())
                            .isInstanceOfSatisfying(
                                    Directive.Announce.class,
                                    announced -> assertThat(announced
                                                    .parcels()
                                                    .getFirst()
                                                    .waybill())
                                            .isEqualTo("YTROT2"));
                });
                String qr = Client.json(client.post("/v1/deliveries/00000000000000f1/delegates", "{\"hours\":1}"))
                        .path("qr")
                        .asText();
                assertThat(QrToken.verified(qr, Jose.publicOf(after.tokens().present()))
                                .subject())
                        .isEqualTo("00000000000000f1");
            }
        }
    }

    private static StreetLocker locker(Broker broker, Bridge bridge, Keys keys) throws Exception {
        Client client = new Client(bridge.url());
        CountDownLatch never = new CountDownLatch(1);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!Client.json(client.get("/health")).path("broker").asBoolean()) {
            assertThat(System.nanoTime()).as("no broker yet").isLessThan(deadline);
            assertThat(never.await(50, TimeUnit.MILLISECONDS)).isFalse();
        }
        return new StreetLocker(
                broker.url(), LOCKER, Jose.publicOf(keys.directives().present()));
    }

    private static Config config(Broker broker, String database) {
        var mqtt = new parcellocker.bridge.link.Broker(broker.url(), new Login.Password("bridge", "any"), "bridge-1");
        return new Config(
                new Web.Address("127.0.0.1", 0, Client.KEY, true),
                new Config.Database(Postgres.url(database), "postgres", "any"),
                new Config.Mqtt(mqtt, mqtt),
                Path.of("unused"),
                Config.Channel.SCREEN,
                new Config.City("Luoyang", 24, 14, 90, 24, 1),
                Optional.empty(),
                Config.Registry.plain(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static String registration() {
        return "{\"locker\":\"ROT-1\",\"name\":\"n\",\"address\":\"a\",\"epoch\":1,\"sealTo\":\""
                + Jose.publicOf(Jose.newSealingKey()).replace("\"", "\\\"") + "\"}";
    }

    private static void announce(Client client, String waybill) throws Exception {
        String body = "{\"waybill\":\"" + waybill + "\",\"locker\":\"ROT-1\",\"name\":\"n\",\"phone\":\"13812345678\"}";
        assertThat(client.post("/v1/parcels", body).status()).isEqualTo(201);
    }
}
