// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/sql/breaker_guard.h"

namespace firstcome::sql {

namespace {

/// Of a call; what takes most of it is slow.
constexpr std::chrono::milliseconds within{5'000};

void tell(resilience::Pass &pass, const std::exception_ptr &failure)
{
    try {
        std::rethrow_exception(failure);
    } catch (const Failure &lost) {
        if (lost.kind() == Failure::Kind::Lost || lost.kind() == Failure::Kind::InDoubt)
            return pass.failed(QString::fromUtf8(lost.what()));
    } catch (...) {
        // the work's own trouble
    }
    pass.succeeded();
}

} // namespace

Database::Guard guardedBy(resilience::Dependency &dependency)
{
    return [&dependency](WriteJob &job) {
        auto entered = dependency.enter(within);
        if (!entered)
            return false;
        const auto pass = std::make_shared<resilience::Pass>(std::move(*entered));
        job.done = [pass, done = std::move(job.done)] {
            pass->succeeded();
            done();
        };
        job.failed = [pass, failed = std::move(job.failed)](std::exception_ptr failure) {
            tell(*pass, failure);
            failed(std::move(failure));
        };
        return true;
    };
}

} // namespace firstcome::sql
