/** The lower middle one of some numbers, which it puts in another order; null of none. Looks at each a few times (Hoare 1961). */
export function lowerMiddle(numbers: Float64Array | Int32Array): number | null {
  const wanted = Math.ceil(numbers.length / 2) - 1
  let [low, high] = [0, numbers.length - 1]
  while (low < high) {
    const pivot = numbers[(low + high) >> 1] as number
    let [left, right] = [low, high]
    while (left <= right) {
      while ((numbers[left] as number) < pivot) left++
      while ((numbers[right] as number) > pivot) right--
      if (left > right) break
      const other = numbers[left] as number
      numbers[left++] = numbers[right] as number
      numbers[right--] = other
    }
    if (wanted <= right) high = right
    else if (wanted >= left) low = left
    else break
  }
  return numbers[wanted] ?? null
}
