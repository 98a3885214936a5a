import { answerSegmentPart } from '@/lib/api/tracking/segment-script-route'

export async function GET(_: Request, { params }: RouteContext<'/analytics-next/bundles/[file]'>): Promise<Response> {
  return answerSegmentPart((await params).file)
}
