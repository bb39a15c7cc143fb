// SPDX-License-Identifier: GPL-3.0-or-later
// firstcome-bench-constant PORT [LANES]: a constant answer through the real edge. It is what B5 is measured beside: the
// same guard, encoding, figures and access log, but nothing behind them.
#include "backend/platform/http/server.h"
#include "backend/platform/watch/metrics.h"
#include "shared/contract/error_codes.h"
#include <QCoreApplication>
#include <cstdio>
#include <cstdlib>

using namespace firstcome;

namespace {

/// Nobody is asked for a token here.
class NoTokens : public http::Authenticator
{
public:
    Result<http::Principal> verify(QByteArrayView, http::Audience, Instant) override
    {
        return refuse(code::tokenInvalid);
    }
};

http::Response constantAnswer(const http::Request &)
{
    return http::encoded(200, "{\"productId\":\"123456789\",\"options\":[{\"optionId\":\"1\",\"available\":100}],"
                              "\"asOf\":\"2026-01-31T09:00:00.000Z\"}");
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    http::ServerSettings settings;
    settings.port = quint16(argc > 1 ? std::atoi(argv[1]) : 8090);
    settings.lanes = argc > 2 ? std::atoi(argv[2]) : 1;
    settings.accessLogPath = qgetenv("FIRSTCOME_ACCESS_LOG");
    watch::Metrics metrics;
    settings.metrics = &metrics;
    http::Router router;
    router.get("/v1/products/{id}/stock", http::Policy::open(), constantAnswer);
    NoTokens tokens;
    http::Server server(settings, router, tokens, systemNow);
    const auto port = server.start();
    if (!port) {
        std::fprintf(stderr, "%s\n", qPrintable(port.error().detail));
        return 3;
    }
    std::printf("listening on %d\n", int(*port));
    std::fflush(stdout);
    return QCoreApplication::exec();
}
