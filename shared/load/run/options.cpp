// SPDX-License-Identifier: GPL-3.0-or-later
#include "shared/load/run/options.h"

#include "shared/contract/error_codes.h"

namespace firstcome::load {

Result<Scenario> overridden(Scenario scenario, const Options &options)
{
    if (options.rate) {
        const std::chrono::duration<double> length = options.duration ? *options.duration : scenario.duration;
        scenario.arrivals = {{Shape::Constant, *options.rate, 0, 1, length.count()}};
    } else if (options.users) {
        scenario.arrivals.clear();
    }
    if (scenario.isOpen() && !options.rate && (options.ramp || options.duration))
        return refuse(code::wrongUse,
                      QStringLiteral("The scenario's arrivals say how long it takes; --ramp and --duration go with "
                                     "--users, --duration also with --rate."));
    scenario.users = options.users.value_or(scenario.users);
    scenario.ramp = options.ramp.value_or(scenario.ramp);
    scenario.duration = options.duration.value_or(scenario.duration);
    if (!options.products.empty())
        scenario.products = options.products;
    return scenario;
}

} // namespace firstcome::load
