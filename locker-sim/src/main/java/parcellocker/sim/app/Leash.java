package parcellocker.sim.app;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/**
 * Runs another program's main and ends the process when standard input ends: closed by the launcher, or gone with it, however
 * the launcher died. JDK only, so that it can stand in front of any class path.
 */
public final class Leash {
    private Leash() {}

    /** {@code main-class arguments…} */
    public static void main(String[] args) throws ReflectiveOperationException {
        Thread watch = new Thread(Leash::waitForEnd, "leash");
        watch.setDaemon(true);
        watch.start();
        String[] rest = Arrays.copyOfRange(args, 1, args.length);
        try {
            Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) rest);
        } catch (InvocationTargetException failed) {
            failed.printStackTrace();
            System.exit(1);
        }
    }

    private static void waitForEnd() {
        try {
            while (System.in.read() >= 0) {
                // Nobody writes; only the end matters.
            }
        } catch (IOException gone) {
            System.err.println("leash: " + gone.getMessage());
        }
        System.exit(0);
    }
}
