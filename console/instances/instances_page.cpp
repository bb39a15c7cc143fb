// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/instances/instances_page.h"

#include "console/instances/instance_list.h"
#include "console/page/details_frame.h"

namespace firstcome {

PageInfo InstancesPage::info()
{
    return {QStringLiteral("instances"), QT_TRANSLATE_NOOP("Page", "Instances"), QStringLiteral("network-server")};
}

InstancesPage::InstancesPage(const PageContext &context) : m_instances(new InstanceList(this, context)) {}

void InstancesPage::open(const PageRef &ref)
{
    m_instances->list()->open(idText(instanceRowOf(ref.key)));
}

void InstancesPage::refresh()
{
    m_instances->refresh();
}

QWidget *InstancesPage::details()
{
    return m_instances->list()->details();
}

void InstancesPage::retranslate()
{
    m_instances->retranslate();
}

} // namespace firstcome
