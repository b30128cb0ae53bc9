package parcellocker.sim.world;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;

/** Loads the agent and this simulation anew, the mutated classes first; everything else comes from the parent. */
final class MutantLoader extends URLClassLoader {
    private static final List<String> OURS = List.of("parcellocker.agent.", "parcellocker.sim.world.");

    /** {@code first}: where the mutated classes lie, then the true ones. */
    MutantLoader(URL[] first, ClassLoader parent) {
        super(first, parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (OURS.stream().noneMatch(name::startsWith)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? findClass(name) : loaded;
        }
    }
}
