/** Programs: the demonstration with all parts in processes of their own, and the day it plays by itself. */
@NullMarked
package parcellocker.sim.app;

import org.jspecify.annotations.NullMarked;
