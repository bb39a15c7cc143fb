// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/crypto/keys.h"
#include "backend/platform/http/server.h"
#include "backend/platform/work/stop_signals.h"
#include "backend/simulators/sim_options.h"
#include "backend/simulators/simulators_module.h"
#include "shared/contract/error_codes.h"
#include <QCoreApplication>
#include <cstdio>

namespace {

using namespace firstcome;

constexpr int exitGood = 0;
constexpr int exitWrongUse = 2;
constexpr int exitMissing = 3;
constexpr std::chrono::milliseconds drainWithin{2'000};

constexpr auto usage =
    R"(firstcome-sim [--listen ADDR:PORT] [--secret-key KEY] [--latency-ms N] [--failure-rate P] [--data DIR]
A payment gateway of Toss Payments' contract and a carrier, for trying a shop: the backend's settings gateway-url and
carrier-url name it. What it decided is kept in DIR and true after a crash. PUT /settings changes how it behaves.
  --listen       where it listens; 127.0.0.1:8098 unless said
  --secret-key   what the shop signs in with; else FIRSTCOME_GATEWAY_SECRET, else one made in DIR
  --latency-ms   how long every answer takes
  --failure-rate share of calls that fail and change nothing, 0 to 1
  --data         $XDG_DATA_HOME/firstcome-sim unless said
Exit codes: 0 good, 2 wrong use, 3 a resource is missing.
)";

/// Nobody signs in here with a token of the shop.
class NoTokens final : public http::Authenticator
{
public:
    Result<http::Principal> verify(QByteArrayView, http::Audience, Instant) override
    {
        return refuse(code::tokenInvalid);
    }
};

int complain(const Refusal &refusal, int code)
{
    std::fprintf(stderr, "firstcome-sim: %s\n", qUtf8Printable(refusal.detail));
    return code;
}

int serve(const simulators::SimOptions &options)
{
    const work::StopSignals signals({[] { QCoreApplication::quit(); }});
    simulators::SimulatorsSetup setup;
    setup.folder = options.dataFolder;
    setup.prefix = {};
    setup.secretKey = options.secretKey;
    const bool made = setup.secretKey.isEmpty();
    if (made)
        setup.secretKey = crypto::KeyFolder(options.dataFolder).secret(QStringLiteral("gateway"));
    setup.settings = options.settings;
    const QByteArray secretKey = setup.secretKey;
    simulators::SimulatorsModule module(std::move(setup));
    http::Router router;
    module.mountRoutes(router);
    NoTokens nobody;
    http::Server server(options.server, router, nobody, systemNow);
    const auto port = server.start();
    if (!port)
        return complain(port.error(), exitMissing);
    if (made)
        std::printf("secret key: %s\n", secretKey.constData());
    std::printf("listening on http://%s:%d\n", qPrintable(options.server.address.toString()), *port);
    std::fflush(stdout);
    QCoreApplication::exec();
    server.drain(drainWithin);
    return exitGood;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("firstcome-sim"));
    const QStringList words = QCoreApplication::arguments().mid(1);
    if (words.contains(QStringLiteral("--help"))) {
        std::fputs(usage, stdout);
        return exitGood;
    }
    if (words.contains(QStringLiteral("--version"))) {
        std::puts("firstcome-sim " FIRSTCOME_VERSION);
        return exitGood;
    }
    const auto options = simulators::simOptionsFrom(words);
    if (!options)
        return complain(options.error(), exitWrongUse);
    try {
        return serve(*options);
    } catch (const std::exception &failure) {
        std::fprintf(stderr, "firstcome-sim: %s\n", failure.what());
        return exitMissing;
    }
}
