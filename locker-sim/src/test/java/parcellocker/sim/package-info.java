@NullMarked
package parcellocker.sim;

import org.jspecify.annotations.NullMarked;
