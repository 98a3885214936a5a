/** Counts different leads by their numbers. */
export class LeadMarks {
  count = 0
  private marks = new Uint8Array(1024)

  add(lead: number): void {
    if (lead >= this.marks.length) this.grow(lead)
    if (this.marks[lead] === 1) return
    this.marks[lead] = 1
    this.count++
  }

  addAll(leads: Int32Array, rows: Int32Array): void {
    for (let at = 0; at < rows.length; at++) this.add(leads[rows[at] as number] as number)
  }

  private grow(lead: number): void {
    const longer = new Uint8Array(2 ** Math.ceil(Math.log2(lead + 1)))
    longer.set(this.marks)
    this.marks = longer
  }
}
