// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/sales/ledger_export.h"

#include "console/widgets/refusal_text.h"
#include "shared/client/api_client.h"

namespace firstcome {

namespace {

constexpr std::chrono::seconds pageWithin{60};

} // namespace

std::optional<QByteArray> nextPageOf(const QByteArray &link)
{
    const qsizetype begin = link.indexOf('<');
    const qsizetype end = link.indexOf('>', begin + 1);
    if (begin < 0 || end < 0 || !link.mid(end).contains("rel=\"next\""))
        return std::nullopt;
    return link.mid(begin + 1, end - begin - 1);
}

LedgerExport::LedgerExport(ApiClient &api, const QString &path, QObject *parent)
    : QObject(parent), m_api(api), m_file(path)
{
}

void LedgerExport::start(Id saleId)
{
    if (!m_file.open(QIODevice::WriteOnly))
        return fail(m_file.errorString());
    ask(ApiRequest::get(QStringLiteral("/v1/ops/sales/%1/admissions").arg(saleId)));
}

void LedgerExport::ask(const ApiRequest &request)
{
    ApiRequest csv = request;
    csv.accepting("text/csv").within(pageWithin);
    m_api.send(csv, this, [this, csv](const Result<ApiAnswer> &answer) {
        if (!answer)
            return fail(refusalText(answer.error()));
        takePage(answer->body);
        if (const auto next = nextPageOf(answer->link)) {
            ApiRequest following = csv;
            const qsizetype question = next->indexOf('?');
            following.query = question < 0 ? QByteArray() : next->mid(question + 1);
            return ask(following);
        }
        if (m_file.commit())
            Q_EMIT finished(m_rows);
        else
            fail(m_file.errorString());
    });
}

void LedgerExport::takePage(const QByteArray &page)
{
    // Every page begins with the names of the columns; the file has them once.
    const qsizetype firstRow = page.indexOf('\n') + 1;
    m_file.write(m_rows == 0 ? page : page.mid(firstRow));
    m_rows += page.count('\n') - 1;
}

void LedgerExport::fail(const QString &why)
{
    m_file.cancelWriting();
    Q_EMIT failed(why);
}

} // namespace firstcome
