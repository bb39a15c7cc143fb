// SPDX-License-Identifier: GPL-3.0-or-later
#include "backend/simulators/reception.h"

#include <QCoroTimer>

namespace firstcome::simulators {

namespace {

using http::Response;
using Way = Bend::Way;

Response page(int status)
{
    Response response = http::encoded(status, "<html><body>made to fail</body></html>");
    response.contentType = "text/html";
    return response;
}

Response redirect(const QByteArray &path)
{
    Response response = http::encoded(302, {});
    response.headers.emplace_back("Location", path);
    return response;
}

Response cut()
{
    Response response;
    response.cut = true;
    return response;
}

Response responseOf(const SimulatedAnswer &answer, const std::optional<Bend> &bend, const QByteArray &path)
{
    if (bend && bend->way == Way::Drop)
        return cut();
    if (bend && bend->way == Way::Html)
        return page(bend->status);
    if (bend && bend->way == Way::Empty)
        return http::encoded(200, {});
    if (bend && bend->way == Way::Redirect)
        return redirect(path);
    return answer.status == 204 ? http::noContent() : http::json(answer.status, answer.body);
}

QCoro::Task<Response> later(Response response, std::chrono::milliseconds delay)
{
    if (delay.count() > 0) {
        QTimer timer;
        timer.setTimerType(Qt::PreciseTimer); // a coarse one may tell of an approval before it took effect
        timer.setSingleShot(true);
        timer.start(delay);
        co_await timer;
    }
    co_return response;
}

} // namespace

QCoro::Task<Response> Reception::answer(const Asked &asked, const Decide &decide)
{
    const auto bend = m_settings.takeBend(asked.call);
    m_calls.note(
        {m_clock(), asked.call, asked.request.path, asked.request.header("idempotency-key"), bend.has_value()});
    SimulatedAnswer answer = bend && !bend->works ? SimulatedAnswer{} : decide();
    if (bend)
        answer = bent(*bend, std::move(answer));
    const auto delay = answer.delay + asked.latency;
    return later(responseOf(answer, bend, asked.request.path), delay);
}

} // namespace firstcome::simulators
