package parcellocker.bridge.app;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import parcellocker.bridge.link.Broker;
import parcellocker.bridge.parcels.Links;
import parcellocker.bridge.parcels.Purge;
import parcellocker.bridge.policy.Policies;
import parcellocker.bridge.policy.StorageTime;
import parcellocker.bridge.registry.Geography;
import parcellocker.bridge.registry.GridTiles;
import parcellocker.bridge.registry.Regions;
import parcellocker.bridge.registry.Tiles;
import parcellocker.bridge.registry.WorkingDays;
import parcellocker.bridge.trust.Authority;
import parcellocker.bridge.watch.LogLayout;
import parcellocker.bridge.watch.Meters;
import parcellocker.bridge.watch.Tracing;
import parcellocker.bridge.watch.Watch;
import parcellocker.bridge.web.EnrolmentListener;
import parcellocker.bridge.web.MetricsListener;
import parcellocker.bridge.web.Web;
import parcellocker.contract.command.OperatorKey;

/**
 * Everything one can set; read once at the start.
 *
 * @param exchange what the names of parcels and lockers begin with in EPCIS events; empty: there are none
 */
record Config(
        Web.Address http,
        Database database,
        Mqtt mqtt,
        Path keys,
        Channel notices,
        City city,
        Optional<Joining> joining,
        Registry registry,
        Optional<Gateway> gateway,
        Optional<Mail> mail,
        Optional<Page> page,
        Optional<String> exchange,
        Watching watching) {
    /** Of a city that watches its bridge by its log alone. */
    Config(
            Web.Address http,
            Database database,
            Mqtt mqtt,
            Path keys,
            Channel notices,
            City city,
            Optional<Joining> joining,
            Registry registry,
            Optional<Gateway> gateway,
            Optional<Page> page,
            Optional<String> exchange) {
        this(
                http,
                database,
                mqtt,
                keys,
                notices,
                city,
                joining,
                registry,
                gateway,
                Optional.empty(),
                page,
                exchange,
                Watching.NONE);
    }

    /**
     * How a bridge tells of its work.
     *
     * @param log how its lines look
     * @param metrics where a Prometheus reads figures
     * @param traces where they are brought to
     */
    record Watching(LogLayout log, Optional<MetricsListener.Address> metrics, Optional<Tracing.Collector> traces) {
        static final Watching NONE = new Watching(LogLayout.TEXT, Optional.empty(), Optional.empty());

        /** Begins to count and to trace, as far as somebody wants to know. */
        Watch watch() {
            return new Watch(
                    metrics.isPresent() ? Meters.forPrometheus() : Meters.none(),
                    traces.map(Tracing::to).orElseGet(Tracing::off));
        }
    }

    /**
     * Recipients' own pages.
     *
     * @param helpline a phone that they show; empty: the gateway's, if there is one
     * @param isForwarded whether a proxy in front says who asks
     */
    record Page(Links.Terms links, String helpline, boolean isForwarded) {}

    /**
     * Who takes messages to phones.
     *
     * @param signature who writes
     * @param helpline whom recipients may call
     */
    record Gateway(URI url, String token, String signature, String helpline) {
        /** Never the token. */
        @Override
        public String toString() {
            return "gateway " + url.getHost();
        }
    }

    /** What every message says of the city: who writes, and whom recipients may call. Empty where none is sent. */
    Letterhead letterhead() {
        return gateway.map(known -> new Letterhead(known.signature(), known.helpline()))
                .or(() -> mail.map(Mail::letterhead))
                .orElse(new Letterhead("", ""));
    }

    record Letterhead(String signature, String helpline) {}

    /**
     * Who takes messages to mail addresses.
     *
     * @param from whom they come from, and who hears that one could not be delivered
     * @param login empty if it asks for none
     * @param trust who may have signed its certificate; empty: who the JDK believes
     */
    record Mail(
            MailServer server,
            String from,
            Optional<MailLogin> login,
            List<X509Certificate> trust,
            Letterhead letterhead) {
        Mail {
            trust = List.copyOf(trust);
        }
    }

    /** Where mail is handed in. */
    record MailServer(String host, int port, MailSecurity security) {}

    /** How mail travels there. */
    enum MailSecurity {
        /** Plain until the server has agreed to TLS; without it nothing is said. */
        STARTTLS,
        TLS,
        /** Anybody on the way can read codes. */
        PLAIN
    }

    /** As whom it is handed in. */
    record MailLogin(String user, String password) {
        /** Never the password. */
        @Override
        public String toString() {
            return user;
        }
    }

    /**
     * What the city supplies for its outlets and its map.
     *
     * @param isShifted whether the tiles were drawn in GCJ-02
     */
    record Registry(Regions regions, WorkingDays calendar, Tiles tiles, boolean isShifted) {
        /** A grid, no borders, the holidays that came with this version. */
        static Registry plain() {
            return new Registry(Regions.NONE, Geography.shippedCalendar(), new GridTiles(), false);
        }
    }

    /**
     * How boards become lockers.
     *
     * @param next the authority that will follow
     * @param revoked file for the broker: the certificates that count no more
     * @param broker its address as lockers reach it
     */
    record Joining(
            EnrolmentListener.Address listener,
            Authority authority,
            Optional<X509Certificate> next,
            Path revoked,
            Term term,
            String broker,
            List<OperatorKey> operators) {
        Joining {
            operators = List.copyOf(operators);
        }
    }

    /** How long a token counts, and a certificate. */
    record Term(Duration invitation, Duration life) {}

    /** How recipients are told. */
    enum Channel {
        /** The city's own page shows each notice with its code: for demonstrations, on loopback only. */
        SCREEN,
        /** A gateway takes messages to phones. */
        GATEWAY,
        /** A mail server takes messages to mail addresses. */
        MAIL,
        /** Each contact of a recipient is told by its own. */
        BOTH,
        NONE;

        boolean hasPhone() {
            return this == GATEWAY || this == BOTH;
        }

        boolean hasMail() {
            return this == MAIL || this == BOTH;
        }
    }

    /**
     * The two halves of the conversation with lockers. By password one identity has both; by certificate each half has its own,
     * so that who steals the one that hears cannot speak.
     */
    record Mqtt(Broker hearing, Broker saying) {
        boolean isOne() {
            return hearing.equals(saying);
        }
    }

    record Database(String url, String user, String password) {
        /** Never the password. */
        @Override
        public String toString() {
            return user + " at " + url;
        }
    }

    /**
     * What the city decides for all lockers.
     *
     * @param policies how long parcels lie, and what that costs
     * @param announcedDays after so many a parcel that has not come is not expected any more
     * @param keptDays whom a parcel was for is known so long after its delivery is over
     */
    record City(String name, Policies policies, int announcedDays, int keptDays) {
        /**
         * One without a file of profiles: a single one, without a fee.
         *
         * @param extensionHours what a recipient may add at the screen; 0 for nothing
         * @param extensions how often
         */
        City(String name, int storageHours, int announcedDays, int keptDays, int extensionHours, int extensions) {
            this(
                    name,
                    Policies.free(new StorageTime(
                            Duration.ofHours(storageHours), Duration.ofHours(extensionHours), extensions)),
                    announcedDays,
                    keptDays);
        }

        Purge.Terms purge() {
            return new Purge.Terms(Duration.ofDays(announcedDays), Duration.ofDays(keptDays));
        }
    }
}
