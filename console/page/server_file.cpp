// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/page/server_file.h"

#include "console/widgets/refusal_text.h"
#include "shared/client/api_client.h"

namespace firstcome {

namespace {

constexpr std::chrono::seconds partWithin{60};

} // namespace

std::optional<QByteArray> nextPageOf(const QByteArray &link)
{
    const qsizetype begin = link.indexOf('<');
    const qsizetype end = link.indexOf('>', begin + 1);
    if (begin < 0 || end < 0 || !link.mid(end).contains("rel=\"next\""))
        return std::nullopt;
    return link.mid(begin + 1, end - begin - 1);
}

ServerFile::ServerFile(ApiClient &api, const QString &path, QObject *parent) : QObject(parent), m_api(api), m_file(path)
{
}

void ServerFile::start(ApiRequest request)
{
    if (!m_file.open(QIODevice::WriteOnly))
        return fail(m_file.errorString());
    ask(request.within(partWithin));
}

void ServerFile::ask(const ApiRequest &request)
{
    m_api.send(request, this, [this, request](const Result<ApiAnswer> &answer) {
        if (!answer)
            return fail(refusalText(answer.error()));
        takePart(answer->body);
        if (const auto next = nextPageOf(answer->link)) {
            ApiRequest following = request;
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

void ServerFile::takePart(const QByteArray &part)
{
    // Every part of a list begins with the names of the columns; the file has them once.
    const qsizetype firstRow = part.indexOf('\n') + 1;
    m_file.write(m_rows == 0 ? part : part.mid(firstRow));
    m_rows += part.count('\n') - 1;
}

void ServerFile::fail(const QString &why)
{
    m_file.cancelWriting();
    Q_EMIT failed(why);
}

} // namespace firstcome
