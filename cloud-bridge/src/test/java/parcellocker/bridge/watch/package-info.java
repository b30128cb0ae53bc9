@NullMarked
package parcellocker.bridge.watch;

import org.jspecify.annotations.NullMarked;
