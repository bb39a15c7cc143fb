// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/platform/docs/docs_routes.h"

#include "backend/platform/docs/docsCss.gen.h"
#include "backend/platform/docs/docsHtml.gen.h"
#include "backend/platform/docs/docsJs.gen.h"
#include "backend/platform/docs/openapi_json.h"
#include <QCryptographicHash>
#include <QJsonDocument>

namespace firstcome::docs {

namespace {

QByteArray sourceHash(const QByteArray &source)
{
    return "'sha256-" + QCryptographicHash::hash(source, QCryptographicHash::Sha256).toBase64() + '\'';
}

/// The page with its own style and script in it, and a policy that lets nothing else run or load.
http::Response docsPage()
{
    const QByteArray style = docsCss();
    const QByteArray script = docsJs();
    QByteArray page = docsHtml();
    page.replace("/*style*/", style).replace("/*script*/", script);
    http::Response response = http::encoded(200, page);
    response.contentType = "text/html; charset=utf-8";
    response.headers = {{"Content-Security-Policy", "default-src 'none'; connect-src 'self'; base-uri 'none'; "
                                                    "form-action 'none'; frame-ancestors 'none'; style-src " +
                                                        sourceHash(style) + "; script-src " + sourceHash(script)},
                        {"Referrer-Policy", "no-referrer"}};
    return response;
}

} // namespace

void mountDocsRoutes(http::Router &router)
{
    const QByteArray document = QJsonDocument(openapi()).toJson(QJsonDocument::Compact);
    router.get("/openapi.json", http::Policy::open(),
               [document](const http::Request &) { return http::encoded(200, document); });
    router.get("/docs", http::Policy::open(), [page = docsPage()](const http::Request &) { return page; });
}

} // namespace firstcome::docs
