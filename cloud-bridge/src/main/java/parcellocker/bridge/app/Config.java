package parcellocker.bridge.app;

import java.nio.file.Path;
import parcellocker.bridge.link.Broker;
import parcellocker.bridge.web.Web;

/** Everything one can set; read once at the start. */
record Config(Web.Address http, Database database, Mqtt mqtt, Path keys, Channel notices, City city) {
    /** How recipients are told. */
    enum Channel {
        /** The city's own page shows each notice with its code: for demonstrations, on loopback only. */
        SCREEN,
        NONE
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

    record City(String name, int storageHours) {}
}
