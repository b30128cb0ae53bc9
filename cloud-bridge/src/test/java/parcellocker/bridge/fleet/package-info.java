@NullMarked
package parcellocker.bridge.fleet;

import org.jspecify.annotations.NullMarked;
