@NullMarked
package parcellocker.contract;

import org.jspecify.annotations.NullMarked;
